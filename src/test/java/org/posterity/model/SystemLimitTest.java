package org.posterity.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class SystemLimitTest {
    @Test
    void isFoundBehindWhateverWrapsIt() {
        IOException io = new FileSystemException("/a/b", null, "No space left on device");
        assertThat(SystemLimit.behind(new IllegalStateException("x", new UncheckedIOException(io))))
                .contains(SystemLimit.DISK);
        assertThat(SystemLimit.behind(new IOException("File too large"))).contains(SystemLimit.FILE_SIZE);
        assertThat(SystemLimit.behind(new FileSystemException("/a: Too many open files")))
                .contains(SystemLimit.OPEN_FILES);
        assertThat(SystemLimit.behind(new IOException())).isEmpty();
        assertThat(SystemLimit.behind(null)).isEmpty();
    }

    @Test
    void aFailureOfTheEnvironmentSaysItOnce() {
        TerminalFailure first = new TerminalFailure("Not written.", new IOException("Read-only file system"));
        assertThat(first).hasMessage("Not written. The system reports: the disk is read-only.");
        assertThat(new TerminalFailure(first.getMessage(), first)).hasMessage(first.getMessage());
        assertThat(new TerminalFailure("Not written.", new IOException("odd"))).hasMessage("Not written.");
    }

    @Test
    void aLoopOfCausesIsNoLoop() {
        Exception inner = new Exception("inner");
        Exception outer = new Exception("outer", inner);
        inner.initCause(outer);
        assertThat(SystemLimit.behind(outer)).isEmpty();
    }
}
