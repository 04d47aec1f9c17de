package register.aws.journey;

/// How long clients wait for an answer, in milliseconds (`AwsConnection.silence`).
record Silence(int millis) {
    /// A call that is not disturbed is answered within this time, however busy the machine is.
    static final Silence LONG = new Silence(60_000);
    /// So short that the wait costs little, so on a busy machine perhaps too short for other calls.
    static final Silence SHORT = new Silence(250);

    private static final String PROPERTY = "register.aws.silence";
    private static final int TOO_SHORT = 8_000;

    /// Counts for the clients made from now on.
    void set() {
        System.setProperty(PROPERTY, Integer.toString(millis));
    }

    /// As without a test.
    static void end() {
        System.clearProperty(PROPERTY);
    }

    /// True if a call that is not disturbed may fail by it.
    boolean mayBeTooShort() {
        return millis < TOO_SHORT;
    }

    Silence doubled() {
        return new Silence(2 * millis);
    }
}
