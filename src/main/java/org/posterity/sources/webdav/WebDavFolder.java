package org.posterity.sources.webdav;

import com.github.sardine.DavResource;
import com.github.sardine.impl.SardineException;
import com.github.sardine.impl.SardineImpl;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.apache.http.HttpStatus;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.HttpClientBuilder;
import org.posterity.sources.Checksum;
import org.posterity.sources.NotLanded;
import org.posterity.sources.RemoteFile;
import org.posterity.sources.RemoteFolder;
import org.posterity.sources.Trouble;

/**
 * A folder on a WebDAV server (RFC 4918). It is listed and read; nothing is ever written there. No redirect is followed, so that
 * the password goes to this server alone. Nextcloud also gives digests.
 */
public final class WebDavFolder implements RemoteFolder {
    private static final QName CHECKSUMS = new QName("http://owncloud.org/ns", "checksums", "oc");
    private static final int CONNECT_MILLIS = 15_000;
    private static final int SILENCE_MILLIS = 60_000;

    /** Held here, or it would forget that it is to be silent: its messages quote what the server says. */
    private static final Logger CLIENT = Logger.getLogger("com.github.sardine");

    static {
        CLIENT.setLevel(Level.OFF);
    }

    private final URI folder;
    private final Pattern include;
    private final SardineImpl client;

    /**
     * Where it is. Nothing is asked of the server yet.
     *
     * @param folder its address
     * @param include what the names of files must match
     */
    public WebDavFolder(URI folder, Pattern include, String user, String password) {
        this.folder = folder.getPath().endsWith("/") ? folder : URI.create(folder + "/");
        this.include = include;
        RequestConfig patience = RequestConfig.custom()
                .setConnectTimeout(CONNECT_MILLIS)
                .setSocketTimeout(SILENCE_MILLIS)
                .build();
        this.client = new SardineImpl(
                HttpClientBuilder.create()
                        .disableRedirectHandling()
                        .disableContentCompression()
                        .disableCookieManagement()
                        .disableAutomaticRetries()
                        .setDefaultRequestConfig(patience)
                        .addInterceptorLast(new BoundedListing()),
                user,
                password);
        boolean secure = folder.getScheme().equals("https");
        client.enablePreemptiveAuthentication(
                folder.getHost(),
                secure ? -1 : folder.getPort(),
                secure ? folder.getPort() : -1,
                StandardCharsets.UTF_8);
    }

    @Override
    public List<RemoteFile> files() {
        List<RemoteFile> files = new ArrayList<>();
        for (DavResource resource : listed(folder, 1)) {
            String name = resource.isDirectory() ? "" : name(resource);
            if (include.matcher(name).matches() && !name.isEmpty()) {
                files.add(file(name, resource));
            }
        }
        files.sort(Comparator.comparing(RemoteFile::name));
        return files;
    }

    private List<DavResource> listed(URI address, int depth) {
        try {
            return client.list(address.toASCIIString(), depth, Set.of(CHECKSUMS));
        } catch (SardineException e) {
            throw new NotLanded(
                    switch (e.getStatusCode()) {
                        case HttpStatus.SC_UNAUTHORIZED, HttpStatus.SC_FORBIDDEN -> Trouble.REFUSED;
                        case HttpStatus.SC_NOT_FOUND -> Trouble.NO_FOLDER;
                        default -> Trouble.BROKEN_OFF;
                    });
        } catch (IOException e) {
            throw new NotLanded(
                    e instanceof SocketException || e instanceof UnknownHostException
                            ? Trouble.UNREACHABLE
                            : Trouble.BROKEN_OFF);
        }
    }

    /** What comes after the last slash of its address; slashes that the server hides in there stay in the name. */
    private static String name(DavResource resource) {
        String path = resource.getHref().getRawPath();
        URI last = URI.create("x:/" + path.substring(path.lastIndexOf('/') + 1));
        return last.getPath().substring(1);
    }

    private RemoteFile file(String name, DavResource resource) {
        String custom = resource.getCustomPropsNS().getOrDefault(CHECKSUMS, "");
        return new RemoteFile(
                name, resource.getContentLength(), version(resource), Checksum.bestOf(custom), content(resource));
    }

    private static String version(DavResource resource) {
        return Optional.ofNullable(resource.getEtag()).orElse("") + " "
                + Optional.ofNullable(resource.getModified())
                        .map(it -> it.toInstant().toString())
                        .orElse("");
    }

    private RemoteFile.Content content(DavResource resource) {
        URI address = folder.resolve(resource.getHref());
        return new RemoteFile.Content() {
            @Override
            public InputStream open() throws IOException {
                if (!isInFolder(address)) {
                    throw new NotLanded(Trouble.ODD_NAME);
                }
                return client.get(address.toASCIIString());
            }

            @Override
            public boolean unchanged() {
                return listed(address, 0).stream()
                        .allMatch(now -> version(now).equals(version(resource))
                                && now.getContentLength().equals(resource.getContentLength()));
            }
        };
    }

    private boolean isInFolder(URI address) {
        String base = folder.getRawPath();
        String path = address.getRawPath();
        return folder.getRawAuthority().equals(address.getRawAuthority())
                && folder.getScheme().equals(address.getScheme())
                && path.startsWith(base)
                && path.indexOf('/', base.length()) < 0;
    }

    @Override
    public void close() {
        try {
            client.shutdown();
        } catch (IOException e) {
            // nothing more is read from it
            return;
        }
    }
}
