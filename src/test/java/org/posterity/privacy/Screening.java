package org.posterity.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.posterity.characterisation.DescribedExport;
import org.posterity.characterisation.MediaDescription;
import org.posterity.export.Donation;
import org.posterity.export.Export;
import org.posterity.model.Outcome;

/** Runs donations through the screen with the shipped selection policy; what files are is told by their endings. */
public final class Screening {
    private Screening() {}

    public static ScreenedExport of(Donation donation, Path keyFolder) {
        return of(donation.export(), keyFolder);
    }

    public static ScreenedExport of(Export export, Path keyFolder) {
        try {
            return of(export, keyFolder, SelectionPolicy.parse(Files.readAllBytes(Path.of("config/selection.yaml"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ScreenedExport of(Export export, Path keyFolder, SelectionPolicy table) {
        return Donation.product(screen(export, keyFolder, table));
    }

    static Outcome<ScreenedExport> screen(Export export, Path keyFolder, SelectionPolicy table) {
        Map<String, MediaDescription> descriptions = new HashMap<>();
        export.files()
                .forEach(handed -> descriptions.put(
                        handed.file().path(), description(handed.file().name())));
        return new PrivacyScreen(table, new PseudonymKey(keyFolder), Donation.CLOCK, Donation.AGENT)
                .screen(new DescribedExport(export, descriptions, export.events()));
    }

    private static String mediaType(MediaDescription.Kind kind, String name) {
        return switch (kind) {
            case VIDEO -> "video/mp4";
            case IMAGE -> "image/jpeg";
            case SUBTITLE -> name.endsWith(".srt") ? "application/x-subrip" : "text/vtt";
            default -> "x/y";
        };
    }

    static MediaDescription description(String name) {
        MediaDescription.Kind kind = name.endsWith(".mp4") || name.endsWith(".MOV")
                ? MediaDescription.Kind.VIDEO
                : name.endsWith(".jpeg")
                        ? MediaDescription.Kind.IMAGE
                        : name.matches(".*\\.(srt|vtt)") ? MediaDescription.Kind.SUBTITLE : MediaDescription.Kind.OTHER;
        return new MediaDescription(
                mediaType(kind, name),
                Optional.empty(),
                kind,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.<Duration>empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.<Instant>empty(),
                new TreeMap<>(),
                name.contains("located") ? List.of("location") : List.of(),
                List.of(),
                List.of(),
                "test");
    }
}
