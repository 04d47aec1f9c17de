/// The objection form for a notice's recipient.
package register.forms.objection;
