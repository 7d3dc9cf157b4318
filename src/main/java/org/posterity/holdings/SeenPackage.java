package org.posterity.holdings;

import java.util.List;

/**
 * What the index remembers of reading a package, so that it need not be read again while its files look the same.
 *
 * @param files how its files looked, as its store puts it
 * @param agreements all that it is held under
 */
public record SeenPackage(String files, List<SeenAgreement> agreements) {
    public SeenPackage {
        agreements = agreements == null ? List.of() : List.copyOf(agreements);
    }
}
