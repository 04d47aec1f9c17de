package register.policyfile.inspection;

import register.chain.EntryHeader;

/// Names a revision: never without its reason.
public final class Revision {
    private Revision() {}

    public static String of(EntryHeader header) {
        return "revision " + header.revision() + (header.reason() == null ? "" : " (" + header.reason() + ")")
                + (header.noNoticeReason() == null ? "" : ", no notice (" + header.noNoticeReason() + ")");
    }
}
