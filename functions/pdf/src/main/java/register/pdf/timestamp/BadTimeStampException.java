package register.pdf.timestamp;

/// A time-stamp is not valid. The message says why, in the register's own words.
public final class BadTimeStampException extends Exception {
    private static final long serialVersionUID = 1L;

    BadTimeStampException(String why) {
        super(why);
    }
}
