package org.zos.zbus.journal;

import java.util.Optional;

/**
 * Remembers the calls of methods that change something, the newest some thousands of them. For any
 * thread.
 */
public interface Journal extends AutoCloseable {
  /** Remembers nothing, for a server that has no place to write to. */
  Journal NONE =
      new Journal() {
        @Override
        public Optional<Note> find(byte[] request) {
          return Optional.empty();
        }

        @Override
        public void write(byte[] request, Note record) {
          // that is its purpose
        }

        @Override
        public boolean remembers() {
          return false;
        }

        @Override
        public void takeOver(String instance) {
          // there is nothing to take over
        }

        @Override
        public void close() {
          // there is nothing to close
        }
      };

  /** What is known of a request. */
  Optional<Note> find(byte[] request);

  /**
   * Notes what happened to a request, over what was noted before. Blocks until it would survive a
   * loss of power.
   *
   * @throws java.io.UncheckedIOException when it can't be written
   */
  void write(byte[] request, Note record);

  /** Whether what is written can be found again. */
  boolean remembers();

  /** Makes what a dead server wrote part of this journal. */
  void takeOver(String instance);

  @Override
  void close();

  /**
   * What happened to a request.
   *
   * @param run the run of the transport in which it happened
   * @param stage how far it came
   * @param answer what its caller was told; empty when it was not, or that was too long to be kept
   */
  @SuppressWarnings("ArrayRecordComponent") // written and read, never compared
  record Note(String run, Stage stage, Optional<byte[]> answer) {
    /** A call that begins now. */
    public static Note begun(String run) {
      return new Note(run, Stage.BEGUN, Optional.empty());
    }

    /** A call that ended so. */
    public static Note answered(String run, byte[] answer) {
      return new Note(run, Stage.ANSWERED, Optional.of(answer));
    }
  }

  /** How far a call came. */
  enum Stage {
    /** It was about to begin; it may be done, in part or wholly, or not. */
    BEGUN(1),
    /** It is done, and its answer was on its way. */
    ANSWERED(2);

    private final int code;

    Stage(int code) {
      this.code = code;
    }

    /** How it is written. */
    byte code() {
      return (byte) code;
    }

    static Stage of(byte code) {
      return switch (code) {
        case 1 -> BEGUN;
        case 2 -> ANSWERED;
        default -> throw new IllegalStateException("no stage has the code " + code);
      };
    }
  }
}
