package org.posterity.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RunningStagesTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final RunningStages stages = new RunningStages();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    /** Work in a thread of its own, which stands still for ever in the end and ends with the tests. */
    private void inside(String stage, boolean writes, Callable<String> work) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            try {
                events.add(stages.run(stage, writes, () -> {
                    begun.countDown();
                    String done = work.call();
                    events.add("did " + done);
                    return done;
                }));
            } catch (Exception e) {
                events.add("threw");
            }
            events.add("went on");
        });
        thread.setDaemon(true);
        thread.start();
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void letsWorkThroughWithItsAnswerAndItsFailures() throws Exception {
        assertThat(stages.<String>run("intake", false, () -> stages.names().toString()))
                .isEqualTo("[intake]");
        assertThatThrownBy(() -> stages.run("intake", false, () -> {
                    throw new IOException("it");
                }))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> stages.run("intake", false, () -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(stages.names()).isEmpty();
    }

    @Test
    void interruptsAStageThatReadsAndHearsNothingOfItsFailure() throws Exception {
        inside("export", false, () -> {
            Thread.sleep(LONG.toMillis());
            return "read";
        });
        assertThat(stages.stop(LONG)).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void waitsForAStageThatWritesAndLetsNoneIn() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        inside("storage", true, () -> {
            go.await();
            return "written";
        });
        Thread closing = new Thread(() -> events.add("closed " + stages.stop(LONG)));
        closing.start();
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        go.countDown();
        closing.join(LONG.toMillis());
        assertThat(events).containsExactly("did written", "closed []");

        Thread late = new Thread(() -> {
            try {
                stages.run("holdings", true, () -> events.add("late"));
            } catch (Exception e) {
                events.add("threw");
            }
        });
        late.setDaemon(true);
        late.start();
        while (late.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(events).hasSize(2);
    }

    @Test
    void namesWhatIsStuckWhenThePatienceEnds() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        inside("storage", true, () -> {
            never.await();
            return "";
        });
        assertThat(stages.stop(Duration.ofMillis(20))).containsExactly("storage");
        assertThat(events).isEmpty();
    }
}
