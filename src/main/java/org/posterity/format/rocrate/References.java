package org.posterity.format.rocrate;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.Function;

/** The identifiers of entities: relative URI references for files, fragments for what is not a file. */
final class References {
    static final String ROOT = "./";
    static final String ACCOUNT = "#account";
    static final String TERMS = "#terms";
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    private References() {}

    /** A path as a relative reference (RFC 3986 §4.2), with all but unreserved characters and slashes percent-encoded. */
    static String file(CrateFile file) {
        return path(file.path());
    }

    static String path(String path) {
        StringBuilder reference = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && UNRESERVED.indexOf(b) >= 0) {
                reference.append((char) b);
            } else {
                reference.append('%').append(String.format("%02X", b));
            }
        }
        return reference.toString();
    }

    static String post(CratePost post) {
        return post(post.warc().path());
    }

    /** The post that a WARC file holds, after the file's name. */
    static String post(String warc) {
        String name = warc.substring(warc.lastIndexOf('/') + 1);
        return "#post-" + path(name.substring(0, name.lastIndexOf('.')));
    }

    static String media(CratePost post, int index) {
        return post(post) + "-media-" + (index + 1);
    }

    static String count(CratePost post, String action) {
        return post(post) + "-" + action;
    }

    static String accession(Crate.Accession accession) {
        return "#accession-" + accession.number();
    }

    static String software(Crate.Accession accession) {
        return accession(accession) + "-software";
    }

    static String institution(Crate crate) {
        return crate.institution().url().orElse("#institution");
    }

    /** What {@code name} makes of each item, while they are read. */
    static <T> Iterable<String> each(Iterable<T> items, Function<T, String> name) {
        return () -> {
            Iterator<T> iterator = items.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return iterator.hasNext();
                }

                @Override
                public String next() {
                    return name.apply(iterator.next());
                }
            };
        };
    }

    /** First all of one, then all of the other. */
    static Iterable<String> both(Iterable<String> first, Iterable<String> second) {
        return () -> {
            Iterator<String> head = first.iterator();
            Iterator<String> tail = second.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return head.hasNext() || tail.hasNext();
                }

                @Override
                public String next() {
                    return head.hasNext() ? head.next() : tail.next();
                }
            };
        };
    }
}
