package org.posterity.storage.ocfl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.intake.WholeFile;
import org.posterity.model.Digest;

/** What makes a folder an OCFL object: its declaration and its inventories, each of which has a sidecar with its sha512. */
final class ObjectFrame {
    static final String INVENTORY = "inventory.json";
    static final String SIDECAR = INVENTORY + ".sha512";

    private static final String DECLARATION = "0=ocfl_object_1.1";
    private static final Pattern HEAD = Pattern.compile("\"head\"\\s*:\\s*\"(v[1-9]\\d{0,5})\"");

    private ObjectFrame() {}

    /**
     * Looks at a package's declaration, its inventory, and the copy of it that belongs to the newest version.
     *
     * @throws IOException when something is missing or changed; its message is a sentence that says what
     */
    static void requireWhole(Path object) throws IOException {
        if (!Files.isRegularFile(object.resolve(DECLARATION))) {
            throw new IOException("Its declaration " + DECLARATION + " is missing.");
        }
        byte[] inventory = inventory(object, "");
        Matcher head = HEAD.matcher(new String(inventory, StandardCharsets.UTF_8));
        if (!head.find()) {
            throw new IOException("Its inventory.json names no newest version.");
        }
        String version = head.group(1) + "/";
        if (!Arrays.equals(inventory(object, version), inventory)) {
            throw new IOException("Its inventory.json and " + version + INVENTORY + " differ.");
        }
    }

    /**
     * The bytes of an inventory that is as its sidecar says (OCFL 1.1 §3.7).
     *
     * @param below where in the object: empty, or a version's folder with its slash
     */
    static byte[] inventory(Path object, String below) throws IOException {
        byte[] bytes = bytes(object, below + INVENTORY);
        String said = new String(bytes(object, below + SIDECAR), StandardCharsets.UTF_8);
        String is = Digest.sha512(bytes).hex();
        if (!said.matches("(?i)" + is + "[ \\t]+inventory\\.json\\s*")) {
            throw new IOException(
                    "Its " + below + INVENTORY + " is not what its sidecar says, or the sidecar was changed.");
        }
        return bytes;
    }

    private static byte[] bytes(Path object, String path) throws IOException {
        try {
            return WholeFile.read(object.resolve(path));
        } catch (IOException e) {
            throw new IOException("Its " + path + " is missing or cannot be read.", e);
        }
    }
}
