package org.zos.zbus.journal;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.zos.zbus.journal.Journal.Note;

/** The newest records, within a number and a size. Not for more than one thread at a time. */
final class Memory {
  private final int mostRecords;
  private final long mostBytes;
  private final Map<ByteBuffer, Note> records = new LinkedHashMap<>();
  private long bytes;

  Memory(int mostRecords, long mostBytes) {
    this.mostRecords = mostRecords;
    this.mostBytes = mostBytes;
  }

  Optional<Note> find(ByteBuffer key) {
    return Optional.ofNullable(records.get(key));
  }

  /** The record becomes the newest; the oldest go where there are too many. */
  void put(ByteBuffer key, Note record) {
    Note before = records.remove(key);
    bytes -= before == null ? 0 : size(before);
    records.put(key, record);
    bytes += size(record);
    Iterator<Note> oldest = records.values().iterator();
    while (records.size() > mostRecords || (bytes > mostBytes && records.size() > 1)) {
      bytes -= size(oldest.next());
      oldest.remove();
    }
  }

  /** All records, oldest first. */
  void forEach(BiConsumer<ByteBuffer, Note> reader) {
    records.forEach(reader);
  }

  int size() {
    return records.size();
  }

  private static long size(Note record) {
    return record.answer().map(answer -> answer.length).orElse(0);
  }
}
