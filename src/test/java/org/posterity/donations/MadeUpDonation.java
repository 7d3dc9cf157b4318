package org.posterity.donations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.posterity.cli.ExportVersion;
import org.posterity.model.Category;

/** A donation that any archive would take in, made from a seed: export, media, consent, and what must be held of it. */
final class MadeUpDonation {
    private final Random chance;
    private final ExportVersion version;
    private final MediaOfEveryType media;
    private final List<MadeUpPost> posts = new ArrayList<>();
    private final Set<String> categories = new TreeSet<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, byte[]> kept = new TreeMap<>();
    private final Set<String> used = new TreeSet<>();
    private int held;

    final String account;
    final long seed;

    MadeUpDonation(long seed, MediaOfEveryType media) {
        this.seed = seed;
        this.chance = new Random(seed * 0x9E3779B97F4A7C15L);
        this.media = media;
        this.account = "maker." + seed;
        this.version = ExportVersion.values()[chance.nextInt(ExportVersion.values().length)];
        categories.addAll(List.of("posts", "media"));
        for (Category category : Category.values()) {
            if (chance.nextInt(3) == 0) {
                categories.add(category.id());
            }
        }
        int count = List.of(0, 1, 1, 2, 2, 3, 9).get(chance.nextInt(7));
        for (int i = 0; i < count; i++) {
            posts.add(new MadeUpPost(chance, version, i));
        }
        posts.forEach(this::filesOf);
        boolean mayBeMistaken = posts.stream().anyMatch(post -> !covers(post));
        for (int i = mayBeMistaken ? 0 : chance.nextInt(4) + (kept.isEmpty() ? 1 : 0); i > 0; i--) {
            Map<String, byte[]> kind =
                    List.of(media.films(), media.stills(), media.sounds()).get(chance.nextInt(3));
            put(folder() + Words.fileName(chance, 180), kind, true);
        }
        if (kept.isEmpty()) {
            MadeUpPost post = new MadeUpPost(new Random(3), ExportVersion.V1, 20);
            posts.add(post);
            put("media/" + post.date.toString().replace('T', '_').replace(':', '-'), media.films(), true);
        }
    }

    private boolean covers(MadeUpPost post) {
        return post.isPublic || categories.contains(Category.NON_PUBLIC_POSTS.id());
    }

    /** A film or photos; sometimes nothing, sometimes a sound beside. */
    private void filesOf(MadeUpPost post) {
        if (chance.nextInt(4) == 0) {
            return;
        }
        String name = folder() + post.name(chance, account);
        boolean covered = covers(post);
        if (post.photos) {
            put(name + "_1", media.stills(), covered);
            put(name + "_2", media.stills(), covered);
            if (chance.nextInt(3) == 0) {
                put(name, media.sounds(), covered);
            }
        } else {
            put(name, media.films(), covered);
        }
        held += covered && post.dated ? 1 : 0;
    }

    private String folder() {
        return List.of("", "media/", "my videos/", "фото/2024/", "a/b/c/d/").get(chance.nextInt(5));
    }

    /** Each medium comes once in a donation, so that its bytes tell which file it was. */
    private void put(String name, Map<String, byte[]> kind, boolean mustBeKept) {
        List<String> left =
                kind.keySet().stream().filter(type -> !used.contains(type)).toList();
        String type = left.isEmpty() ? media.anotherType(kind) : left.get(chance.nextInt(left.size()));
        byte[] bytes = left.isEmpty() ? media.another(kind, used.size()) : kind.get(type);
        used.add(left.isEmpty() ? used.size() + type : type);
        String path = name + "." + type.substring(type.indexOf('.') + 1);
        files.put(path, bytes);
        if (mustBeKept) {
            kept.put(path, bytes);
        }
    }

    String categories() {
        return String.join(",", categories);
    }

    /** What was handed over and must be in the package byte for byte, by path. */
    Map<String, byte[]> kept() {
        return kept;
    }

    int posts() {
        return posts.size();
    }

    /** How many posts are held at least: those whose files say so. A file that says nothing may be of one more. */
    int held() {
        return held;
    }

    /** Writes export and media; the consent record comes beside them. */
    void writeTo(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        Files.createDirectories(folder);
        Files.write(folder.resolve(version.fileName()), export());
    }

    private byte[] export() throws IOException {
        ObjectNode root = ExportVersion.JSON.createObjectNode();
        boolean late = version == ExportVersion.V4 || version == ExportVersion.V5;
        ObjectNode profile = ExportVersion.JSON.createObjectNode();
        profile.put("userName", account)
                .put("bioDescription", Words.caption(chance))
                .put("birthDate", "01-Oct-1995");
        profile.put("likesReceived", List.of("0", "1", "None", "1000000000").get(chance.nextInt(4)));
        root.withObject(version == ExportVersion.V5 ? "/Profile And Settings" : "/Profile")
                .withObject(late ? "/Profile Info" : "/Profile Information")
                .set("ProfileMap", profile);
        ArrayNode list = ExportVersion.JSON.createArrayNode();
        boolean small = chance.nextInt(8) == 0;
        for (MadeUpPost post : posts) {
            ObjectNode entry = ExportVersion.JSON.createObjectNode();
            post.fields
                    .properties()
                    .forEach(field -> entry.set(
                            small ? field.getKey().toLowerCase(Locale.ROOT) : field.getKey(), field.getValue()));
            list.insert(0, entry);
        }
        root.withObject(late ? "/Post" : "/Video")
                .withObject(late ? "/Posts" : "/Videos")
                .set("VideoList", list);
        ObjectNode activity = root.withObject(late ? "/Your Activity" : "/Activity");
        for (String section : List.of("Favorite Videos", "Like List", "Hashtag", "Share History", "Status")) {
            switch (chance.nextInt(4)) {
                case 0 -> activity.putNull(section);
                case 1 -> activity.putObject(section);
                case 2 -> activity.putArray(section);
                default -> activity.remove(section);
            }
        }
        return chance.nextBoolean()
                ? ExportVersion.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root)
                : ExportVersion.JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    }
}
