package register.archive.section;

import java.util.List;

/// The sections of an archive, in the order in which they are written and read. A new one is put where what it needs
/// is before it, and raises the version of the format.
public final class Sections {
    private Sections() {}

    /// New ones, for one pass.
    ///
    /// @param requests whether those with personal data of correspondence are among them
    public static List<Section<?>> all(boolean requests) {
        return requests
                ? List.of(new CertificateSection(), new SourceSection(), new HistorySection(), new RequestSection())
                : List.of(new CertificateSection(), new SourceSection(), new HistorySection());
    }
}
