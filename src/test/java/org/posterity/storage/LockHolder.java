package org.posterity.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.posterity.model.Account;
import org.posterity.storage.Workplace.Subject;

/** A process that holds the locks of accounts, and that of the inbox, until it is killed or its parent ends. */
public final class LockHolder {
    private LockHolder() {}

    /** @param arguments the archive, then names of accounts */
    public static void main(String[] arguments) throws IOException {
        try (Workplace workplace = Workplace.in(Path.of(arguments[0]))) {
            for (int i = 1; i < arguments.length; i++) {
                workplace.lock(Subject.of(new Account("tiktok", arguments[i])));
            }
            workplace.lock(Subject.inbox());
            System.err.println("held");
            System.in.read();
        }
    }
}
