import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The yardstick of reading: Jackson tells one token of the file after the other, and nothing is done with them. Prints their
 * number and the seconds as one line of JSON; the start of the virtual machine is not in it.
 *
 * <pre>java -Xmx256m -cp JACKSON Tokenise FILE</pre>
 */
final class Tokenise {
    private Tokenise() {}

    public static void main(String[] args) throws IOException {
        long tokens = 0;
        long start = System.nanoTime();
        try (InputStream in = Files.newInputStream(Path.of(args[0]));
                JsonParser parser = new JsonFactory().createParser(in)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        System.out.printf(
                Locale.ROOT, "{\"tokens\": %d, \"sum\": %.3f}%n", tokens, (System.nanoTime() - start) / 1e9);
    }
}
