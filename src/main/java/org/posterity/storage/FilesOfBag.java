package org.posterity.storage;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.posterity.format.bagit.BagFile;

/** The files of a sealed bag for storage. Each object is made on demand, from the bag's compact list. */
final class FilesOfBag extends AbstractList<FileToStore> implements RandomAccess {
    private final List<BagFile> files;

    FilesOfBag(List<BagFile> files) {
        this.files = files;
    }

    @Override
    public FileToStore get(int index) {
        BagFile file = files.get(index);
        return new FileToStore(file.path(), file.size(), file.sha256(), file.sha512());
    }

    @Override
    public int size() {
        return files.size();
    }
}
