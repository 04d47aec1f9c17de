/// Takes customers' objections in: by reply, form or a person's word; tells the team, and who objected that it arrived.
package register.notices.objection;
