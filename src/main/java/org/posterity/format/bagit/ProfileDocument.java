package org.posterity.format.bagit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** A BagIt Profiles 1.4 document as it is written; a list of what is allowed that is left out allows anything. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProfileDocument(
        @JsonProperty("BagIt-Profile-Info") Map<String, Object> info,
        @JsonProperty("Bag-Info") Map<String, TagRule> bagInfo,
        @JsonProperty("Manifests-Required") List<String> manifestsRequired,
        @JsonProperty("Manifests-Allowed") List<String> manifestsAllowed,
        @JsonProperty("Tag-Manifests-Required") List<String> tagManifestsRequired,
        @JsonProperty("Tag-Manifests-Allowed") List<String> tagManifestsAllowed,
        @JsonProperty("Tag-Files-Required") List<String> tagFilesRequired,
        @JsonProperty("Tag-Files-Allowed") List<String> tagFilesAllowed,
        @JsonProperty("Payload-Files-Required") List<String> payloadFilesRequired,
        @JsonProperty("Payload-Files-Allowed") List<String> payloadFilesAllowed,
        @JsonProperty("Allow-Fetch.txt") Boolean allowFetchFile,
        @JsonProperty("Fetch.txt-Required") boolean fetchFileRequired,
        @JsonProperty("Data-Empty") boolean dataEmpty,
        @JsonProperty("Serialization") String serialization,
        @JsonProperty("Accept-Serialization") List<String> acceptSerialization,
        @JsonProperty("Accept-BagIt-Version") List<String> acceptVersion) {

    /** What a profile says about one element of bag-info.txt. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record TagRule(
            @JsonProperty("required") boolean required,
            @JsonProperty("recommended") boolean recommended,
            @JsonProperty("repeatable") Boolean repeatable,
            @JsonProperty("values") List<String> values) {

        TagRule {
            repeatable = repeatable == null || repeatable;
            values = values == null ? List.of() : List.copyOf(values);
        }
    }

    ProfileDocument {
        info = info == null ? Map.of() : info;
        bagInfo = bagInfo == null ? Map.of() : bagInfo;
        manifestsRequired = orEmpty(manifestsRequired);
        tagManifestsRequired = orEmpty(tagManifestsRequired);
        tagFilesRequired = orEmpty(tagFilesRequired);
        payloadFilesRequired = orEmpty(payloadFilesRequired);
        manifestsAllowed = orAnything(manifestsAllowed);
        tagManifestsAllowed = orAnything(tagManifestsAllowed);
        tagFilesAllowed = orAnything(tagFilesAllowed);
        payloadFilesAllowed = orAnything(payloadFilesAllowed);
        allowFetchFile = allowFetchFile == null || allowFetchFile;
        serialization = serialization == null ? "optional" : serialization;
        acceptSerialization = orEmpty(acceptSerialization);
        acceptVersion = orEmpty(acceptVersion);
    }

    private static List<String> orEmpty(List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static List<String> orAnything(List<String> list) {
        return list == null ? List.of("*") : List.copyOf(list);
    }
}
