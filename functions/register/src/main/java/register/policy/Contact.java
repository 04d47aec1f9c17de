package register.policy;

import register.json.Json;

/// A role mailbox, never a person's.
public record Contact(Localized role, String email) {

    /// @param written the role, in one language or in all
    public Json.Obj json(Json written) {
        return Json.object().put("role", written).put("email", email).build();
    }
}
