package org.posterity.holdings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.model.Account;
import org.posterity.model.Digest;
import org.posterity.model.PackageId;

/**
 * The index of what an archive holds. It is not the record of it: that is storage. Lists come oldest first. Threads may share
 * an instance.
 */
public interface Holdings extends AutoCloseable {

    /** Enters an accession; entering it again replaces what was known of it. */
    void record(Holding holding);

    /** A package, as its newest accession. */
    Optional<Holding> find(PackageId aip);

    /** The packages of an account, each as its newest accession. */
    List<Holding> ofAccount(Account account);

    /** The accession that took in the submission of this digest. */
    Optional<Holding> ofSubmission(Digest submission);

    /** All packages, each as its newest accession. */
    List<Holding> list();

    /** The identifiers of all packages. */
    Set<PackageId> ids();

    /** How many packages there are. */
    int count();

    /** Forgets a package with all its accessions; nothing happens when it is not known. */
    void remove(PackageId aip);

    @Override
    void close();
}
