package org.posterity.privacy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What happens to a field of a post or of a profile. A field that stands in neither table is left out. Capital or small letters
 * in its name do not matter.
 */
enum FieldRule {
    KEEP,
    /** A text in which a sound's maker is named. */
    SOUND,
    /** A count, kept under the category {@code engagement}. */
    ENGAGEMENT,
    /** Personal, never kept. */
    LEAVE_OUT;

    private static final Map<String, FieldRule> POST = table(
            "Date DateDeleted Link VideoLink WhoCanView AllowComments AllowStitches AllowDuets AllowStickers"
                    + " AllowSharingToStory ContentDisclosure AIGeneratedContent Location Title AddYoursText AlternateText"
                    + " CoverImage",
            "Sound",
            "Likes NumberOfCollections",
            "");

    private static final Map<String, FieldRule> PROFILE = table(
            "userName displayName bioDescription profilePhoto profileVideo",
            "",
            "likesReceived followerCount followingCount",
            "birthDate emailAddress telephoneNumber PlatformInfo inferredGender instagramLink youtubeLink lemon8Link"
                    + " aiSelf accountRegion fundraiser");

    static Optional<FieldRule> ofPost(String field) {
        return Optional.ofNullable(POST.get(field.toLowerCase(Locale.ROOT)));
    }

    static Optional<FieldRule> ofProfile(String field) {
        return Optional.ofNullable(PROFILE.get(field.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, FieldRule> table(String keep, String sound, String engagement, String leaveOut) {
        Map<String, FieldRule> table = new HashMap<>();
        put(table, keep, KEEP);
        put(table, sound, SOUND);
        put(table, engagement, ENGAGEMENT);
        put(table, leaveOut, LEAVE_OUT);
        return Map.copyOf(table);
    }

    private static void put(Map<String, FieldRule> table, String fields, FieldRule rule) {
        for (String field : fields.split(" ")) {
            if (!field.isBlank()) {
                table.put(field.toLowerCase(Locale.ROOT), rule);
            }
        }
    }
}
