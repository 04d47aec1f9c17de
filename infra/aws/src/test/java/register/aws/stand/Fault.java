package register.aws.stand;

/// A fault of a service, or of the way to it, as a client sees it over HTTP.
public enum Fault {
    THROTTLED("throttled", false),
    FAILED("an error of its own (500)", false),
    CUT_OFF("cut off before it acted", false),
    LOST("cut off after it acted", true),
    HALF("half an answer", true),
    SLOW("acts, but answers too late", true),
    PAGE("200 with a page of HTML", false),
    OTHER("200 with another answer", false),
    EMPTY("200 with nothing", false),
    CLOCK("a clock five hours ahead", false);

    private final String words;
    private final boolean acts;

    Fault(String words, boolean acts) {
        this.words = words;
        this.acts = acts;
    }

    /// True if the service does what it was asked, and only its answer is missing.
    public boolean acts() {
        return acts;
    }

    @Override
    public String toString() {
        return words;
    }
}
