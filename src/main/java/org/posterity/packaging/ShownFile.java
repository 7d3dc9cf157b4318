package org.posterity.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        List<String> own =
                files.stream().map(file -> names.of(file.file().name())).toList();
        List<ShownFile> shown = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            shown.add(of(files.get(i), own.get(i), names));
        }
        return shown;
    }

    private static ShownFile of(ScreenedFile file, String name, DistinctNames names) throws IOException {
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
                WebVtt.of(content).map(titles -> new Rendition(names.of(name + ".vtt"), titles));
        return new ShownFile(file, name, rendition, rendition.map(Rendition::content), Optional.empty());
    }

    /** The name under which the subtitles that are played lie in the package. */
    String playedName() {
        return rendition.map(Rendition::name).orElse(name);
    }
}
