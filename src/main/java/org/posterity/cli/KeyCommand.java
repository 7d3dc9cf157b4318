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
        description =
                "Shows the fingerprint of the secret key for pseudonyms and what was done with keys; backs the key up; rotates it; takes leave of one that is lost.",
        sortOptions = false)
final class KeyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOptions place;

    @Override
    public void run() {
        KeepKey.Standing key = new KeepKey(place.premises(spec)).standing();
        say(
                key.fingerprint()
                        .map(fingerprint -> "fingerprint " + fingerprint)
                        .orElse(
                                key.history().isEmpty()
                                        ? "There is no key yet; it is made when the first name needs it."
                                        : "The key is gone. Put its backup into key.dir as pseudonym.key; what was done with keys:"));
        key.history().forEach(line -> say("  " + line.replace("\t", "  ")));
        key.other()
                .ifPresent(inUse ->
                        say("The names in this archive were replaced with another key, of fingerprint " + inUse + "."));
    }

    @Command(
            name = "backup",
            mixinStandardHelpOptions = true,
            description = "Copies the key into a new file that only you can read. Keep it apart from the archive.")
    void backup(
            @Mixin ArchiveOptions where,
            @Option(names = "--out", paramLabel = "FILE", required = true, description = "The new file.") Path out) {
        String fingerprint = new KeepKey(where.premises(spec)).backUp(out);
        say("The key of fingerprint " + fingerprint + " was copied to " + out + ".");
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description =
                    "Makes a new key. The same people get other pseudonyms from now on; the old key is kept beside it.")
    void rotate(
            @Mixin ArchiveOptions where,
            @Option(
                            names = "--policy",
                            paramLabel = "TEXT",
                            required = true,
                            description = "Under which decision of the institution; goes on record.")
                    String policy) {
        String fingerprint = new KeepKey(where.premises(spec)).rotate(policy);
        say("A new key is in force, fingerprint " + fingerprint + ". Back it up.");
    }

    @Command(
            name = "lost",
            mixinStandardHelpOptions = true,
            description =
                    "Notes that a key is lost for good, so that another one may take its place; without one a new one is"
                            + " made. The same people get other pseudonyms from now on.")
    void lost(
            @Mixin ArchiveOptions where,
            @Parameters(paramLabel = "FINGERPRINT", description = "The fingerprint of the lost key.") String lost,
            @Option(
                            names = "--policy",
                            paramLabel = "TEXT",
                            required = true,
                            description = "Under which decision of the institution; goes on record.")
                    String policy) {
        String fingerprint = new KeepKey(where.premises(spec)).replaceLost(lost, policy);
        say("The key in force now has the fingerprint " + fingerprint + ". Back it up.");
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
