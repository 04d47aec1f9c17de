package register.policyfile.inspection;

import register.chain.EntryHeader;
import register.policyfile.said.FileWords;
import register.value.Sentence;

/// Names a revision: never without its reason.
public final class Revision {
    private Revision() {}

    /// In English.
    public static String of(EntryHeader header) {
        return said(header).english();
    }

    static Sentence said(EntryHeader header) {
        Sentence revision = header.reason() == null
                ? FileWords.say("revision", header.revision())
                : FileWords.say("revision-why", header.revision(), header.reason());
        return header.noNoticeReason() == null
                ? revision
                : FileWords.say("no-notice", revision, header.noNoticeReason());
    }
}
