package org.posterity.cli;

import java.nio.file.Path;
import org.posterity.application.KeepKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The institution's secret key for pseudonyms. The key itself is never shown. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Shows the fingerprint of the secret key for pseudonyms and the history of keys. Backs the key "
                + "up, rotates it, or records a key as lost.",
        sortOptions = false)
final class KeyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Override
    public void run() {
        KeepKey.Standing key = new KeepKey(place.premises(spec)).standing();
        say(key.fingerprint()
                .map(fingerprint -> "fingerprint " + fingerprint)
                .orElse(
                        key.history().isEmpty()
                                ? "There is no key yet; it is made when the first name has to be replaced."
                                : "The key is gone. Put its backup into key.dir as pseudonym.key. The "
                                        + "history of keys:"));
        key.history().forEach(line -> say("  " + line.replace("\t", "  ")));
        key.other()
                .ifPresent(inUse ->
                        say("The names in this archive were replaced with another key, fingerprint " + inUse + "."));
    }

    @Command(
            name = "backup",
            mixinStandardHelpOptions = true,
            description = "Copies the key to a new file that only you can read. Keep it apart from the archive.")
    void backup(
            @Mixin ArchiveOptions where,
            @Option(names = "--out", paramLabel = "FILE", required = true, description = "The new file.") Path out) {
        String fingerprint = new KeepKey(where.premises(spec)).backUp(out);
        say("The key with fingerprint " + fingerprint + " was copied to " + out + ".");
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description =
                    "Makes a new key and keeps the old one beside it. From now on the same people get other pseudonyms.")
    void rotate(
            @Mixin ArchiveOptions where,
            @Option(
                            names = "--policy",
                            paramLabel = "TEXT",
                            required = true,
                            description = "The institution's decision, for the record.")
                    String policy) {
        String fingerprint = new KeepKey(where.premises(spec)).rotate(policy);
        say("A new key is in force, fingerprint " + fingerprint + ". Back it up.");
    }

    @Command(
            name = "lost",
            mixinStandardHelpOptions = true,
            description = "Records a key as lost for good, so that another can replace it; a new one is made if there "
                    + "is none. From now on the same people get other pseudonyms.")
    void lost(
            @Mixin ArchiveOptions where,
            @Parameters(paramLabel = "FINGERPRINT", description = "The fingerprint of the lost key.") String lost,
            @Option(
                            names = "--policy",
                            paramLabel = "TEXT",
                            required = true,
                            description = "The institution's decision, for the record.")
                    String policy) {
        String fingerprint = new KeepKey(where.premises(spec)).replaceLost(lost, policy);
        say("The key in force now has the fingerprint " + fingerprint + ". Back it up.");
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
