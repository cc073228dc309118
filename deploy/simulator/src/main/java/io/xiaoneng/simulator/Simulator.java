package io.xiaoneng.simulator;

import io.xiaoneng.simulator.bench.BenchLoad;
import io.xiaoneng.simulator.run.CityRun;
import io.xiaoneng.simulator.run.EventOut;
import io.xiaoneng.simulator.run.KafkaMark;
import io.xiaoneng.simulator.run.KafkaOut;
import io.xiaoneng.simulator.run.StopSign;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * A synthetic city modelled on Xi'an. It sends its registry and its history at full speed, prints
 * {@code history: N events, M cases}, then lives in real time until SIGTERM. Exit code 0 when it
 * ended as asked, 1 for a failure, 2 for a wrong command line.
 */
public final class Simulator {

  private static final long FIRST_WAIT = 1_000;
  private static final long LONGEST_WAIT = 30_000;
  private static final long STOP_SECONDS = 15;

  private Simulator() {}

  /** Runs and ends the process. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream messages = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    SimulatorOptions options;
    try {
      options = SimulatorOptions.parse(args);
    } catch (IllegalArgumentException wrong) {
      messages.println(wrong.getMessage());
      System.exit(2);
      return;
    }
    StopSign stop = new StopSign();
    Thread worker = new Thread(() -> exit(run(options, stop, out, messages), stop), "simulator");
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.raise();
                  join(worker);
                }));
    worker.start();
  }

  /** Returns the exit code. */
  static int run(SimulatorOptions options, StopSign stop, PrintStream out, PrintStream messages) {
    long wait = FIRST_WAIT;
    while (true) {
      long begun = System.nanoTime();
      try (EventOut kafka = new KafkaOut(options.kafka(), stop, messages)) {
        if (options.bench() > 0) {
          new BenchLoad(options, kafka, out).run();
        } else {
          KafkaMark mark = new KafkaMark(options.kafka());
          new CityRun(options, kafka, mark, stop, Clock.systemUTC(), out).run();
        }
        return 0;
      } catch (EventOut.Stopped asked) {
        messages.println("stopped");
        return 0;
      } catch (EventOut.SendFailed lost) {
        if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) > LONGEST_WAIT) {
          wait = FIRST_WAIT;
        }
        messages.println(lost.getMessage() + "; going on from the saved state in " + wait + " ms");
        try {
          stop.await(wait);
        } catch (EventOut.Stopped asked) {
          return 0;
        }
        wait = Math.min(LONGEST_WAIT, wait * 2);
      } catch (RuntimeException failure) {
        messages.println(
            failure instanceof IllegalArgumentException
                ? failure.getMessage()
                : "the simulator failed: " + failure);
        return 1;
      }
    }
  }

  /** A stop by signal is already on its way out; calling exit again would wait for itself. */
  private static void exit(int code, StopSign stop) {
    if (!stop.raised()) {
      System.exit(code);
    }
  }

  private static void join(Thread worker) {
    try {
      worker.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
