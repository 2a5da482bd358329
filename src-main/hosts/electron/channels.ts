/** The two channels between preload and main process. */
export const dispatchChannel = 'postern:dispatch';
export const eventChannel = 'postern:event';
