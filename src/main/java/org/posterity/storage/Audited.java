package org.posterity.storage;

import java.util.List;

/**
 * What an audit read of a package or agreement, and what it found wrong; nothing where it is intact.
 *
 * @param files how many were read to their end
 * @param bytes of these
 */
public record Audited(long files, long bytes, List<AuditFinding> findings) {

    public Audited {
        findings = List.copyOf(findings);
    }

    public boolean isIntact() {
        return findings.isEmpty();
    }
}
