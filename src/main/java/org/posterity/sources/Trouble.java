package org.posterity.sources;

/** Why a source could not be looked at, or a file of it could not be landed. The words name nobody. */
public enum Trouble {
    UNREACHABLE("The server cannot be reached. Check its name, its port and the network."),
    UNKNOWN_HOST_KEY("The server's key is not the one that is known. Nothing was sent to it; ask its administrator."),
    REFUSED("The server refuses the user name, or its password or key."),
    NO_FOLDER("The folder does not exist on the server, or may not be read."),
    BROKEN_OFF("The connection broke off, or the server failed."),
    CHANGED("It changed while it was read, or is still being written."),
    NO_LENGTH("The server does not say how long it is, so that nobody could tell whether all of it came."),
    DIGEST_DIFFERS("What came is not what the server has: the digests differ."),
    ODD_NAME("Its name is not that of a file in the folder. It was left alone."),
    NO_SPACE("There is not enough free space for it in the inbox."),
    NOT_WRITTEN("The inbox, or the archive's record of what came, cannot be written."),
    LINKED_FOLDER("The folder of this collection in the inbox is a link. Put a folder there."),
    NOT_LISTENING(
            "It cannot listen at the address and port in the settings. Check source.NAME.listen, and what else runs there."),
    STOPPED("The program was told to stop."),
    MISTAKE("Posterity made a mistake. Please report it.");

    private final String words;

    Trouble(String words) {
        this.words = words;
    }

    /** What is wrong, in a sentence or two. */
    public String words() {
        return words;
    }
}
