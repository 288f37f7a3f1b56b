/*
 * Who is logged in, and leaving.
 */
import {get, post} from './api.js';
import {toast} from './toast.js';

/** The session: {roles, agentId, product, version}; roles in lower case. */
export async function session() {
    const told = await get('/api/session');
    return {...told, roles: told.roles.map(role => role.toLowerCase())};
}

/** Ends the session and goes to the login page. */
export async function logout() {
    try {
        await post('/api/logout');
        location.assign('/login/');
    } catch (problem) {
        toast(problem.message, 'error');
    }
}

/** Where somebody with these roles belongs. */
export function homeOf(roles) {
    return roles.includes('agent') ? '/desktop/' : roles.includes('operator') ? '/operations/' : null;
}
