/// Who is told which changes, and what becomes of it.
package register.notices.plan;
