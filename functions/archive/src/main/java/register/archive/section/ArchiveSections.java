package register.archive.section;

import java.util.List;

/// The sections of an archive, in the order of writing and reading. Put a new one after those it depends on, and raise
/// the version of the format.
public final class ArchiveSections {
    private ArchiveSections() {}

    /// New ones, for one pass.
    ///
    /// @param requests true to include personal data: correspondence, and the recipients of notices
    public static List<ArchiveSection<?>> all(boolean requests) {
        var announcements = new Announcements();
        var history = new HistorySection(announcements);
        var notices = new NoticeSection(announcements);
        return requests
                ? List.of(
                        new CertificateSection(),
                        new SourceSection(),
                        history,
                        new RequestSection(),
                        new RecipientSection(),
                        notices,
                        new RunSection(announcements, notices),
                        new ObjectionSection())
                : List.of(new CertificateSection(), new SourceSection(), history);
    }
}
