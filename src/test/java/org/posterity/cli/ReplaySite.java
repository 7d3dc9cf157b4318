package org.posterity.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A package, as a browser is to look at it. */
record ReplaySite(Path folder) {

    /** The package's own indexes and WARC files as a WACZ (1.1.1), stored without compression: a player seeks in it. */
    void wacz(StoredAip aip) throws IOException {
        ObjectNode datapackage = ExportVersion.JSON
                .createObjectNode()
                .put("profile", "data-package")
                .put("wacz_version", "1.1.1");
        ArrayNode resources = datapackage.putArray("resources");
        Files.createDirectories(folder);
        try (OutputStream file = Files.newOutputStream(folder.resolve("package.wacz"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            resources.add(put(zip, "indexes/index.cdxj", aip.data().resolve("index/index.cdxj")));
            resources.add(put(zip, "pages/pages.jsonl", aip.data().resolve("index/pages.jsonl")));
            for (Path warc : aip.warcs()) {
                resources.add(put(zip, "archive/" + aip.data().relativize(warc), warc));
            }
            put(zip, "datapackage.json", ExportVersion.JSON.writeValueAsBytes(datapackage));
        }
    }

    void post(Path warc) throws IOException {
        Files.copy(warc, folder.resolve("post.warc"));
    }

    void report(String name, Path report) throws IOException {
        Files.copy(report, Files.createDirectories(folder.resolve("reports")).resolve(name));
    }

    Path delivered() {
        return folder.resolve("delivered");
    }

    private static ObjectNode put(ZipOutputStream zip, String path, Path file) throws IOException {
        return put(zip, path, Files.readAllBytes(file));
    }

    private static ObjectNode put(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(path);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
        return ExportVersion.JSON
                .createObjectNode()
                .put("name", path.substring(path.lastIndexOf('/') + 1))
                .put("path", path)
                .put("hash", "sha256:" + ArchiveListing.sha256(bytes))
                .put("bytes", bytes.length);
    }
}
