package org.posterity.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** An SFTP server on loopback, which can be slow, have files that grow, and lie about names. */
final class SftpServer implements AutoCloseable {
    static final String USER = "posterity";
    static final String PASSWORD = "tide+pool %41&{x}=#?";

    /** All that a client did besides listing and reading. */
    final Queue<String> changes = new ConcurrentLinkedQueue<>();

    final Queue<String> opened = new ConcurrentLinkedQueue<>();
    final Map<String, Long> millisPerRead = new ConcurrentHashMap<>();
    final Set<String> growing = ConcurrentHashMap.newKeySet();
    final Map<String, String> lies = new ConcurrentHashMap<>();

    /** Whoever has the other half may log in without a password. */
    volatile PublicKey admitted;

    private final Path keys;
    private final SshServer server;

    SftpServer(Path root, Path keys, int port) throws IOException {
        this.keys = keys;
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        SimpleGeneratorHostKeyProvider provider = new SimpleGeneratorHostKeyProvider(keys);
        provider.setAlgorithm(KeyUtils.EC_ALGORITHM);
        provider.setKeySize(256);
        server.setKeyPairProvider(provider);
        server.setPasswordAuthenticator((user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
        server.setPublickeyAuthenticator(
                (user, key, session) -> user.equals(USER) && admitted != null && KeyUtils.compareKeys(admitted, key));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        SftpSubsystemFactory factory = new SftpSubsystemFactory() {
            @Override
            public Command createSubsystem(ChannelSession channel) throws IOException {
                SftpSubsystem subsystem = new Lying(channel, this);
                getRegisteredListeners().forEach(subsystem::addSftpEventListener);
                return subsystem;
            }
        };
        factory.setFileSystemAccessor(new Accessor());
        server.setSubsystemFactories(List.of(factory));
        server.start();
    }

    int port() {
        return server.getPort();
    }

    /** As {@code ssh-keyscan} prints it. */
    String knownHosts() throws Exception {
        String key = PublicKeyEntry.toString(
                server.getKeyPairProvider().loadKeys(null).iterator().next().getPublic());
        return "[127.0.0.1]:" + port() + " " + key + "\n";
    }

    Path keys() {
        return keys;
    }

    private final class Lying extends SftpSubsystem {
        Lying(ChannelSession channel, SftpSubsystemFactory factory) {
            super(channel, factory);
        }

        @Override
        protected String getShortName(Path file) throws IOException {
            String name = super.getShortName(file);
            return lies.getOrDefault(name, name);
        }
    }

    private final class Accessor implements SftpFileSystemAccessor {
        @Override
        public SeekableByteChannel openFile(
                SftpSubsystemProxy subsystem,
                FileHandle handle,
                Path file,
                String name,
                Set<? extends OpenOption> options,
                FileAttribute<?>... attributes)
                throws IOException {
            String called = file.getFileName().toString();
            opened.add(called);
            if (options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND)) {
                changes.add("write " + called);
            }
            SeekableByteChannel channel =
                    SftpFileSystemAccessor.super.openFile(subsystem, handle, file, name, options, attributes);
            return new Slow(channel, () -> {
                if (growing.contains(called)) {
                    Files.write(file, new byte[1000], StandardOpenOption.APPEND);
                }
                Thread.sleep(millisPerRead.getOrDefault(called, 0L));
            });
        }

        @Override
        public void removeFile(SftpSubsystemProxy subsystem, Path path, boolean isDirectory) {
            changes.add("remove " + path);
        }

        @Override
        public void createDirectory(SftpSubsystemProxy subsystem, Path path) {
            changes.add("create " + path);
        }

        @Override
        public void renameFile(SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options) {
            changes.add("rename " + from);
        }
    }

    /** What happens before each reading. */
    interface Before {
        void run() throws IOException, InterruptedException;
    }

    private record Slow(SeekableByteChannel channel, Before before) implements SeekableByteChannel {
        @Override
        public int read(ByteBuffer bytes) throws IOException {
            try {
                before.run();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return channel.read(bytes);
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            return channel.write(bytes);
        }

        @Override
        public long position() throws IOException {
            return channel.position();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            channel.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            return channel.truncate(size);
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** The server goes away at once, in the middle of whatever it does. */
    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
