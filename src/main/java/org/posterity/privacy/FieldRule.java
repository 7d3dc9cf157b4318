package org.posterity.privacy;

import java.util.HashMap;
import java.util.Map;

/** What happens to a field of a post or of a profile. A field that stands in neither table is left out. */
enum FieldRule {
    KEEP,
    /** A text in which a sound's maker is named. */
    SOUND,
    /** A count, kept under the category {@code engagement}. */
    ENGAGEMENT,
    /** Personal, never kept. */
    LEAVE_OUT;

    static final Map<String, FieldRule> POST = table(
            "Date DateDeleted Link VideoLink link date WhoCanView AllowComments AllowStitches AllowDuets AllowStickers"
                    + " AllowSharingToStory ContentDisclosure AIGeneratedContent Location Title AddYoursText AlternateText"
                    + " CoverImage",
            "Sound",
            "Likes NumberOfCollections",
            "");

    static final Map<String, FieldRule> PROFILE = table(
            "userName displayName bioDescription profilePhoto profileVideo",
            "",
            "likesReceived followerCount followingCount",
            "birthDate emailAddress telephoneNumber PlatformInfo inferredGender instagramLink youtubeLink lemon8Link"
                    + " aiSelf accountRegion fundraiser");

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
                table.put(field, rule);
            }
        }
    }
}
