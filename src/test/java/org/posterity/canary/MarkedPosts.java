package org.posterity.canary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Marks posts and profile of an export, whose items the media of a donation are matched with: what is left out becomes
 * markers whole, of the rest the signatures of its links and the people in its texts.
 */
final class MarkedPosts {
    private static final Set<String> COUNTS =
            Set.of("likes", "numberofcollections", "likesreceived", "followercount", "followingcount");
    private static final Set<String> TEXTS = Set.of("title", "addyourstext", "alternatetext", "biodescription");

    private final Markers markers;
    private final MarkedValues values;
    private final Set<String> kept;

    MarkedPosts(Markers markers, MarkedValues values, Set<String> kept) {
        this.markers = markers;
        this.values = values;
        this.kept = kept;
    }

    void mark(ObjectNode export) {
        for (Map.Entry<String, JsonNode> root : export.properties()) {
            for (String section : List.of("Videos", "Posts")) {
                root.getValue()
                        .path(section)
                        .path("VideoList")
                        .forEach(post -> post((ObjectNode) post, root.getKey() + "." + section + ".VideoList[]"));
            }
            for (String section : List.of("Profile Information", "Profile Info")) {
                if (root.getValue().path(section).path("ProfileMap") instanceof ObjectNode profile) {
                    profile(profile, root.getKey() + "." + section + ".ProfileMap");
                }
            }
        }
    }

    private void post(ObjectNode post, String place) {
        String audience = post.path("WhoCanView").asText("Everyone");
        boolean isKept = kept.contains(audience.equals("Everyone") ? "posts" : "non-public-posts");
        for (Map.Entry<String, JsonNode> field : List.copyOf(post.properties())) {
            String key = field.getKey();
            String where = place + "." + key + (isKept ? "" : " of a post for " + audience);
            String value = field.getValue().asText();
            if (COUNTS.contains(lower(key)) && !(isKept && kept.contains("engagement"))) {
                post.put(key, markers.digits(where));
            } else if (value.startsWith("http")) {
                post.put(key, links(value, where, isKept));
            } else if (TEXTS.contains(lower(key))) {
                post.put(
                        key,
                        isKept
                                ? values.mention(where) + " https://kites.example/x?" + markers.signature(where)
                                : markers.text(where));
            } else if (key.equals("Sound")) {
                post.put(key, "original sound - " + markers.name(where));
            } else if (key.equals("Location") && !isKept) {
                post.put(key, markers.name(where));
            } else if (key.equals("AllowStickers")) {
                post.putObject(key).put(markers.handle("a key of " + where), markers.text(where));
            }
        }
        if (post.has("WhoCanView")) {
            post.put("Remark", markers.text(place + ".Remark"));
            post.putObject("Sundries")
                    .put(markers.handle("a key of " + place + ".Sundries"), markers.text(place + ".Sundries.*"));
        }
    }

    /** The host and path of a kept link stay, and tell nothing: what is behind them is a key to the platform. */
    private String links(String value, String place, boolean isKept) {
        return value.lines()
                .map(link -> isKept
                        ? link + (link.contains("?") ? "&" : "?") + markers.signature(place)
                        : link.replaceFirst("(https://[^/]+/)[^?]+", "$1" + markers.word(place + " (path)") + ".jpeg")
                                + "&" + markers.signature(place))
                .collect(Collectors.joining("\n"));
    }

    private void profile(ObjectNode profile, String place) {
        boolean isKept = kept.contains("profile");
        for (String personal : List.of(
                "inferredGender",
                "accountRegion",
                "instagramLink",
                "youtubeLink",
                "lemon8Link",
                "aiSelf",
                "fundraiser")) {
            profile.put(personal, markers.text(place + "." + personal));
        }
        profile.put("emailAddress", markers.email(place + ".emailAddress"));
        profile.put("telephoneNumber", markers.phone(place + ".telephoneNumber"));
        profile.put("birthDate", markers.birthDate(place + ".birthDate"));
        profile.put(
                "followerCount",
                kept.contains("engagement") && isKept ? "61" : markers.digits(place + ".followerCount"));
        profile.put(
                "likesReceived",
                kept.contains("engagement") && isKept ? "61" : markers.digits(place + ".likesReceived"));
        profile.put(
                "bioDescription",
                isKept ? values.mention(place + ".bioDescription") : markers.text(place + ".bioDescription"));
        profile.put(
                "profilePhoto",
                links(
                        profile.path("profilePhoto").asText("https://p16.example/a.jpeg?a=1"),
                        place + ".profilePhoto",
                        isKept));
        if (!isKept) {
            profile.put("displayName", markers.name(place + ".displayName"));
        }
        ObjectNode platform = profile.putArray("PlatformInfo").addObject();
        platform.put("Name", markers.name(place + ".PlatformInfo[].Name"))
                .put("Description", markers.text(place + ".PlatformInfo[].Description"));
        platform.put("Platform", markers.word(place + ".PlatformInfo[].Platform"))
                .put("Profile Photo", markers.link(place + ".PlatformInfo[].Profile Photo"));
        profile.put("Remark", markers.text(place + ".Remark"));
    }

    private static String lower(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
