/** What may stand in a link: the only protocols that leave the program, and nothing that runs. */
export const SAFE_HREF = /^(?:https?:\/\/|mailto:)[^\s]+$/i;
