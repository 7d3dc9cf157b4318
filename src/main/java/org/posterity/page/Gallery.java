package org.posterity.page;

import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/** Small pictures of posts, oldest first: all of them while they are few, else some that are spread evenly. */
final class Gallery {
    private final Markup html;
    private final ReportView view;
    private final long total;

    Gallery(Markup html, ReportView view, long total) {
        this.html = html;
        this.view = view;
        this.total = total;
    }

    void write() throws IOException {
        if (total > PackageReport.MOST_STILLS) {
            html.element(
                    "p",
                    InWords.number(PackageReport.MOST_STILLS) + " of " + InWords.number(total)
                            + " posts, spread evenly from the first to the last. All are in the table of posts.",
                    "class",
                    "hint");
        }
        html.start("div", "class", "gallery").line();
        try (Stream<ReportView.Post> posts = view.posts().get()) {
            Iterator<ReportView.Post> rows = posts.iterator();
            for (long i = 0; rows.hasNext(); i++) {
                ReportView.Post post = rows.next();
                if (PackageReport.showsStill(i, total)) {
                    card(post);
                }
            }
        }
        html.end("div").line();
    }

    private void card(ReportView.Post post) throws IOException {
        html.start("figure", "class", post.status().cssClass()).start("div", "class", "still");
        Optional<byte[]> jpeg = view.still().apply(post.key());
        if (jpeg.isPresent()) {
            String data = "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg.get());
            html.empty("img", "src", data, "alt", words(post));
        } else {
            placeholder(post);
        }
        if (post.duration().isPresent()) {
            html.element("span", InWords.clockTime(post.duration().get()), "class", "duration");
        } else if (post.kind() == ShownKind.PHOTOS && post.mediaHeld() > 1) {
            html.element("span", InWords.count(post.mediaHeld(), "photo"), "class", "duration");
        }
        html.end("div").start("figcaption");
        html.element("time", InWords.shortDay(post.date()), "datetime", InWords.machine(post.date()));
        if (post.status() != PostStatus.HELD || isDamaged(post)) {
            html.element("span", state(post), "class", "badge " + post.status().cssClass());
        }
        html.end("figcaption").end("figure").line();
    }

    /** The state; of a post that is half here, how much of it; of one that is here and broken, that it is. */
    static String state(ReportView.Post post) {
        if (post.status() == PostStatus.HELD && isDamaged(post)) {
            return "Held, damaged";
        }
        return post.status() == PostStatus.MISSING
                        && post.mediaHeld() > 0
                        && post.mediaListed().isPresent()
                ? post.mediaHeld() + " of " + post.mediaListed().getAsInt()
                        + (post.kind() == ShownKind.PHOTOS ? " photos held" : " media held")
                : post.status().words();
    }

    private static boolean isDamaged(ReportView.Post post) {
        return post.matches().stream().anyMatch(match -> !match.damage().isEmpty());
    }

    private void placeholder(ReportView.Post post) throws IOException {
        html.start("svg", "viewBox", "0 0 90 160", "role", "img", "class", "placeholder", "aria-label", words(post));
        boolean nothing = post.mediaHeld() == 0 && post.status() != PostStatus.AMBIGUOUS;
        if (post.kind() == ShownKind.TEXT && post.status() == PostStatus.HELD) {
            html.empty("path", "d", PostMark.lines(45, 80, 20));
        } else if (nothing || post.kind() == ShownKind.NOT_STATED) {
            html.empty("path", "class", "nothing", "d", "M30 65L60 95M60 65L30 95");
        } else if (post.kind() == ShownKind.VIDEO) {
            html.empty("circle", "cx", "45", "cy", "80", "r", "17");
            html.empty("path", "d", PostMark.triangle(46, 80, 7));
        } else {
            html.empty("rect", "x", "25", "y", "62", "width", "40", "height", "34", "rx", "3");
            html.empty("path", "d", "M29 92L41 76L49 85L54 80L61 92Z");
        }
        html.end("svg");
    }

    private static String words(ReportView.Post post) {
        String what = post.kind() == ShownKind.NOT_STATED ? "Post" : post.kind().words();
        return what + " of " + InWords.minute(post.date());
    }
}
