package register.json;

import java.time.Instant;

/// The written forms of plain values. Separate from `Form`, so that a cold start of the read function, which uses
/// none of them, does not create them.
public final class Plain {
    public static final Form<String> TEXT = Form.of(Json::of, Members::string);
    /// A whole number from 0 to `Integer.MAX_VALUE`.
    public static final Form<Integer> COUNT = Form.of(Json::of, Members::count);

    public static final Form<Long> NUMBER = Form.of(Json::of, Members::number);
    public static final Form<Boolean> FLAG = Form.of(Json::of, Members::flag);
    /// ISO 8601 in UTC, with a four-digit year and no redundant digits.
    public static final Form<Instant> INSTANT = Form.text(Instant::toString, Members::instantOf);

    private Plain() {}
}
