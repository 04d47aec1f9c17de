package register.evidence;

/// Makes the sealed PDF of a pack.
@FunctionalInterface
public interface SealedEvidence {

    /// @return the PDF, with `EvidencePack.content` as a file inside
    byte[] evidence(EvidencePack pack);
}
