package org.posterity.format.bagit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Digests of one length by row number, packed: a million of them take no more than their own bytes. */
final class DigestColumn {
    private static final int ROWS_A_PAGE = 4096;

    private final int length;
    private final List<byte[]> pages = new ArrayList<>();

    DigestColumn(int length) {
        this.length = length;
    }

    void put(int row, byte[] digest) {
        int page = row / ROWS_A_PAGE;
        while (pages.size() <= page) {
            pages.add(null);
        }
        if (pages.get(page) == null) {
            pages.set(page, new byte[ROWS_A_PAGE * length]);
        }
        System.arraycopy(digest, 0, pages.get(page), offset(row), length);
    }

    byte[] at(int row) {
        return Arrays.copyOfRange(pages.get(row / ROWS_A_PAGE), offset(row), offset(row) + length);
    }

    private int offset(int row) {
        return row % ROWS_A_PAGE * length;
    }
}
