package register.read.page;

/// The ids of the page's own parts. Subprocessors' ids are anchors too, and slugs, so the underscore keeps them apart.
final class AnchorIds {
    static final String ANNOUNCED = "_announced";
    static final String LIST = "_list";
    static final String TEXT = "_text";
    static final String CHANGES = "_changes";
    static final String DPA = "_dpa";
    static final String PROOF = "_proof";
    static final String VERSIONS = "_versions";

    private AnchorIds() {}
}
