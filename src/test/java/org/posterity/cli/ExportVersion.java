package org.posterity.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The same eight posts, as far as the year had them, in every layout that TikTok's JSON export has had. */
public enum ExportVersion {
    V1("v1-2022-07/user_data.json", 2),
    V2("v2-2023-11/user_data.json", 2),
    V3("v3-2024-12/user_data_tiktok.json", 4),
    V4("v4-2025-11/user_data_tiktok.json", 8),
    V5("v5-2026-05/user_data_tiktok.json", 8);

    public static final ObjectMapper JSON = new ObjectMapper();

    private final String resource;
    private final int posts;

    ExportVersion(String resource, int posts) {
        this.resource = resource;
        this.posts = posts;
    }

    /** How many of the eight posts are in this version: the oldest ones. */
    public int posts() {
        return posts;
    }

    public String fileName() {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    public byte[] bytes() {
        return resource(resource);
    }

    public JsonNode tree() {
        return tree(bytes());
    }

    public static byte[] damaged(String name) {
        return resource("damaged/" + name + "_user_data_tiktok.json");
    }

    /** What the eight posts are, said apart from every export. */
    public static JsonNode groundTruth() {
        return tree(resource("ground_truth.json"));
    }

    public static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = ExportVersion.class.getResourceAsStream("/exports/tiktok/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
