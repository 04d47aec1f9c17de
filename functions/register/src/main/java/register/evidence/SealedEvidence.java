package register.evidence;

/// Makes the PDF of a pack, sealed.
@FunctionalInterface
public interface SealedEvidence {

    /// @return the PDF, with `EvidencePack.content` as a file inside
    byte[] evidence(EvidencePack pack);
}
