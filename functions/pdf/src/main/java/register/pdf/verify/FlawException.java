package register.pdf.verify;

/// Ends a verification: after this flaw there is nothing more to check.
public final class FlawException extends Exception {
    private static final long serialVersionUID = 1;

    private final Flaw flaw;
    private final String sentence;

    FlawException(Flaw flaw, String sentence) {
        super(sentence, null, false, false);
        this.flaw = flaw;
        this.sentence = sentence;
    }

    VerificationReport.Finding finding() {
        return new VerificationReport.Finding(flaw, sentence);
    }
}
