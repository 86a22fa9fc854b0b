# `make` alone lists the targets: a text after ## is a target's help.
.DEFAULT_GOAL := help
.PHONY: help setup build test demo harness zbus-example bench soak format clean

# Maven runs on the JDK that the modules are compiled with, so that the formatter, which reads
# sources with Maven's own Java, can check them. Evaluated when used: before `make setup` there
# may be no JDK.
JDK = $(shell deploy/scripts/jdk.sh)
# -B -ntp: no colours to escape, no lines of download progress. The flags silence what a new JDK says
# about the libraries of an old Maven.
MVN = JAVA_HOME="$(or $(JDK),$(error no JDK 25))" \
      MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:TieredStopAtLevel=1 $$MAVEN_OPTS" \
      mvn -B -ntp

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 15

setup: ## install what is missing to build and test (Debian, as root)
	@deploy/scripts/setup.sh

build: ## compile and pack everything, with the tests that need no server
	$(MVN) package

test: setup ## run every test: shim, unit, and those that start servers
	$(MAKE) -C shim test
	deploy/scripts/with-docker.sh env $(MVN) verify
	deploy/scripts/with-docker.sh deploy/scripts/harness.sh

demo: setup ## show the module at work, with a private Redis and containerd
	@deploy/scripts/demo.sh

harness: setup ## run the module, Redis and containerd as containers, and a caller that tries them
	@mkdir -p target
	@$(MVN) -q -DskipTests package >target/harness-build.log 2>&1 || { cat target/harness-build.log; exit 1; }
	@deploy/scripts/with-docker.sh deploy/scripts/harness.sh

# Ends with the program, which runs until Ctrl-C or TERM.
BROKER = tcp://localhost:6379
zbus-example: ## serve the example module: make zbus-example BROKER=tcp://localhost:6379
	$(MVN) -q -pl zbus-example -am -DskipTests package
	@exec zbus-example/target/dist/bin/zbus-example --broker "$(BROKER)"

bench: ## measure zbus beside bare Redis and Go, and containers; ONLY=containers, CALLS=n, ROUNDS=n, QUICK=1
	@mkdir -p target
	@$(MVN) -q -pl bench -am -DskipTests package >target/bench-build.log 2>&1 || { cat target/bench-build.log; exit 1; }
	@BENCH_JAVA="$(JDK)/bin/java" BENCH_JAVA_OPTS="-Dcontd.dist=$(CURDIR)/service/target/dist" bench/target/dist/bin/bench

# The same tests as in `make test`, with the counts that take long. SEED repeats a run.
SEED := $(shell date +%s)
# With containerd's runtime and with ours, on both versions of containerd, where no flag leaves one out.
SOAK_SERVICE = $(MVN) -pl service -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
  -Dfailsafe.failIfNoSpecifiedTests=false -Dsoak.seed=$(SEED)
soak: setup ## long runs: a hundred servers killed, contd at each step, and more; SEED=n repeats one
	@echo "soak: seed $(SEED)"
	$(MAKE) -C shim soak
	$(MVN) -pl zbus-protocol verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dit.test='KilledServersIT,RedisTroublesIT,HostileRequestsIT,RollbackIT' \
	  -Dsoak.seed=$(SEED) -Dsoak.kills=100 -Dsoak.stopped=30 -Dsoak.connections=500
	$(MVN) -pl service -am verify -DskipITs -Dtest=ModelTest -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dsoak.seed=$(SEED) -Dsoak.sequences=5000
	$(SOAK_SERVICE) -Dit.test=ModelIT -Dsoak.steps=400 -Dstock.skip -Dstock2.skip
	$(SOAK_SERVICE) -Dit.test='FaultPointsIT,StoppedContainerdIT' -Dsoak.faults=1000 -Dsoak.stopped=30
	$(SOAK_SERVICE) -Dit.test='LinesIT,OutputIT,ImageIT,ObserveIT,OomIT' -Dsoak.lines=60 -Dsoak.bursts=1000
	$(SOAK_SERVICE) -Dit.test='SupervisionIT' -Dsoak.apart=30 -Dsoak.away=60
	$(SOAK_SERVICE) -Dit.test=ManyIT -Dsoak.starts=5000 -Dstock.skip -Dstock2.skip

format: ## format the Java sources
	$(MVN) spotless:apply

clean: ## remove what builds made
	$(MVN) -q clean
	$(MAKE) -C shim clean
