/// Accepts customers' objections by reply, by form or as recorded by a person; reports them to the team, and confirms
/// their arrival.
package register.notices.objection;
