package register.transparency;

import register.json.Json;
import register.json.Members;
import register.value.Bytes;
import register.value.Sha256;

/// The written form of a time-stamp, used by every engine and by archives. The token is stored separately.
public final class TimeStampJson {
    private TimeStampJson() {}

    public static Json.Obj of(TimeStamp stamp) {
        return Json.object()
                .put("imprint", stamp.imprint().hex())
                .put("genTime", stamp.genTime().toString())
                .put("authority", stamp.authority())
                .build();
    }

    /// Parses the form that `of` writes.
    ///
    /// @throws IllegalArgumentException if it is anything else
    public static TimeStamp read(Json json, Bytes token) {
        var in = Members.of(json);
        return new TimeStamp(in.required("imprint", Sha256::new), in.instant("genTime"), in.text("authority"), token);
    }
}
