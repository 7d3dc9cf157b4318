package org.posterity.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.posterity.page.FileLink;
import org.posterity.privacy.ScreenedFile;

/**
 * A file of a post as its page refers to it.
 *
 * @param name that it bears in the package
 * @param rendition of subtitles that browsers cannot play
 * @param webVtt what a page plays of subtitles: they themselves, or their rendition
 * @param offered the content of a drawing, which a page offers for keeping
 */
record ShownFile(
        ScreenedFile file,
        String name,
        Optional<Rendition> rendition,
        Optional<byte[]> webVtt,
        Optional<byte[]> offered) {

    /** A derived form of a file, which lies beside it. */
    record Rendition(String name, byte[] content) {}

    static List<ShownFile> of(List<ScreenedFile> files, DistinctNames names) throws IOException {
        return of(files, names, file -> Optional.empty());
    }

    /** @param held the names of files that an earlier accession brought, which they keep */
    static List<ShownFile> of(
            List<ScreenedFile> files, DistinctNames names, Function<ScreenedFile, Optional<String>> held)
            throws IOException {
        List<Optional<String>> before = files.stream().map(held).toList();
        List<String> own = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String original = files.get(i).file().name();
            own.add(before.get(i).orElseGet(() -> names.of(original)));
        }
        List<ShownFile> shown = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            boolean known = before.get(i).isPresent();
            shown.add(of(files.get(i), own.get(i), rendition -> known ? rendition : names.of(rendition)));
        }
        return shown;
    }

    private static ShownFile of(ScreenedFile file, String name, UnaryOperator<String> names) throws IOException {
        if (!SubtitleTracks.isSubtitle(file)) {
            boolean offered =
                    FileLink.isRunByBrowsers(AccessionWarcs.mediaType(file)) && file.size() <= FileLink.MOST_IN_PAGE;
            return new ShownFile(
                    file,
                    name,
                    Optional.empty(),
                    Optional.empty(),
                    offered ? Optional.of(Files.readAllBytes(file.location())) : Optional.empty());
        }
        byte[] content = Files.readAllBytes(file.location());
        if (!AccessionWarcs.mediaType(file).equals(WebVtt.OF_SUBRIP)) {
            return new ShownFile(file, name, Optional.empty(), Optional.of(content), Optional.empty());
        }
        Optional<Rendition> rendition =
                WebVtt.of(content).map(titles -> new Rendition(names.apply(name + ".vtt"), titles));
        return new ShownFile(file, name, rendition, rendition.map(Rendition::content), Optional.empty());
    }

    /** The name under which the subtitles that are played lie in the package. */
    String playedName() {
        return rendition.map(Rendition::name).orElse(name);
    }
}
