package register.transparency;

import static register.json.Plain.INSTANT;
import static register.json.Plain.TEXT;
import static register.value.Forms.SHA256;

import register.json.RecordForm;
import register.value.Bytes;

/// The written form of a time-stamp, used by every engine and by archives.
public final class TimeStampJson {
    private TimeStampJson() {}

    /// @param token which is stored separately
    public static RecordForm<TimeStamp> form(Bytes token) {
        return RecordForm.of(field -> new TimeStamp(
                field.of("imprint", SHA256, TimeStamp::imprint),
                field.of("genTime", INSTANT, TimeStamp::genTime),
                field.of("authority", TEXT, TimeStamp::authority),
                token));
    }
}
